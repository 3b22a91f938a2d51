const TLS_ALERT = 0x15

/**
 * Bytes that are not an HTTP/1.1 response, or not one that can be read without doubt. The connection must be closed. The
 * message says what is wrong and where, and shows neither header values nor bytes of the body.
 */
export class MalformedResponse extends Error {
  override readonly name = 'MalformedResponse'
  readonly code = 'ERR_MALFORMED_RESPONSE'
  /** Whether the bytes begin like a TLS alert: a server that uses TLS sends one to a client that does not. */
  readonly isTlsAlert: boolean

  constructor(problem: string, place: string, firstByte?: number) {
    super(`the response is malformed: ${problem} at ${place}`)
    this.isTlsAlert = firstByte === TLS_ALERT
  }
}

const byteNames: Readonly<Record<string, string>> = {
  '\r': 'a CR without LF',
  '\n': 'a LF without CR',
  '\0': 'a NUL',
}

/** The error for a byte that may not stand at this place of a head. */
export function badByte(character: string, at: number): MalformedResponse {
  return new MalformedResponse(byteNames[character] ?? 'a control character', `byte ${at} of its head`)
}
