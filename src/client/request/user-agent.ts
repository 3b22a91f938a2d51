import { platform } from '../../platform/index.js'
import { version } from './version.js'

/** The name of this client, in the format of the AWS SDKs. */
export const userAgent = `nexttoken/${version} ua/2.1 lang/js md/${platform.runtime}`
