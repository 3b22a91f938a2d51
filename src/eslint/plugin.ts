import type { ESLint, Linter } from 'eslint'
import { noUnreadToken } from './no-unread-token.js'

const rules = { 'no-unread-token': noUnreadToken }

/** The plugin without configurations, so that a configuration does not contain itself. */
const pluginOnly: ESLint.Plugin = { meta: { name: 'nexttoken' }, rules }

const recommended: Linter.Config = {
  name: 'nexttoken/recommended',
  plugins: { nexttoken: pluginOnly },
  rules: { 'nexttoken/no-unread-token': 'error' },
}

/**
 * The plugin for ESLint 9 and 10, with flat configurations.
 *
 * @example
 * import nexttoken from 'nexttoken/eslint'
 *
 * export default [nexttoken.configs.recommended]
 */
export const plugin: ESLint.Plugin & { readonly configs: { readonly recommended: Linter.Config } } = {
  ...pluginOnly,
  configs: { recommended },
}
