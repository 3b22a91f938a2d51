import { platform } from '../../platform/index.js'
import { version } from './version.js'

/** What this client calls itself, in the form that AWS's own SDKs use. */
export const userAgent = `nexttoken/${version} ua/2.1 lang/js md/${platform.runtime}`
