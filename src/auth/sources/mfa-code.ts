import { NextTokenError } from '../../errors/index.js'
import type { AuthConfig } from '../../settings/index.js'

/**
 * A new code of an MFA device, from the caller's function.
 *
 * @throws NextTokenError `MissingCredentials` if there is no function or it fails, `InvalidConfiguration` if it returns
 * no code.
 */
export async function mfaCode(
  serialNumber: string,
  provider: AuthConfig['mfaCodeProvider'],
): Promise<string> {
  if (!provider) {
    const problem = `no credentials: TokenCode was used; each time that the role is assumed, ${serialNumber} needs a new code`
    throw new NextTokenError('MissingCredentials', `${problem}; pass \`mfaCodeProvider\``)
  }
  const code: unknown = await ask(serialNumber, provider)
  const digits = typeof code === 'string' ? code.trim() : ''
  if (/^\d{6}$/.test(digits)) return digits
  const seen = typeof code === 'string' ? 'another text' : `a value of type ${typeof code}`
  throw new NextTokenError(
    'InvalidConfiguration',
    `credentials: \`mfaCodeProvider\` must return the six digits of ${serialNumber}; it returned ${seen}`,
  )
}

async function ask(serialNumber: string, provider: (serialNumber: string) => Promise<string>) {
  try {
    return await provider(serialNumber)
  } catch (cause) {
    if (cause instanceof NextTokenError) throw cause
    const problem = `no credentials: \`mfaCodeProvider\` threw for ${serialNumber}; its error is the \`cause\``
    throw new NextTokenError('MissingCredentials', problem, { cause })
  }
}
