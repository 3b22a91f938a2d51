import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Certificates {
  /** The certificate of the authority, in PEM. */
  readonly ca: string
  /** The file that holds it. */
  readonly caFile: string
  /** Files of the server: its certificate for `localhost` and 127.0.0.1, its key, and both in one. */
  readonly server: { readonly cert: string; readonly key: string; readonly both: string }
}

/** An authority of this run, and a certificate that it gave. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const authority = await generate([{ name: 'commonName', value: 'nexttoken live suite' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  const write = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  return {
    ca: authority.cert,
    caFile: write('authority.pem', authority.cert),
    server: {
      cert: write('server.pem', server.cert),
      key: write('server-key.pem', server.private),
      both: write('server-both.pem', `${server.cert}\n${server.private}`),
    },
  }
}
