import type { ServiceHooks } from './contract/index.js'

/** The message of an OAuth 2 error is in `error_description`: https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export const ssoOidc: ServiceHooks = {
  adaptError(_operation, error) {
    const { error_description: description } = error.members
    if (error.message === '' && typeof description === 'string') error.message = description
  },
}
