import type { ServiceHooks } from './contract/index.js'

/** OAuth 2 has its own name for an error's message: https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export const ssoOidc: ServiceHooks = {
  adaptError(_operation, error) {
    const { error_description: description } = error.members
    if (error.message === '' && typeof description === 'string') error.message = description
  },
}
