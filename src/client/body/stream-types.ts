/** What a streaming payload takes and gives, for the declarations of services. */
export type { StreamSource } from '../../protocols/index.js'
export type { StreamedBody } from '../../transport/index.js'
