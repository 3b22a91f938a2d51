import { onFileTo } from '../../errors/index.js'

/** Runs what works with the file of a download. Its errors that are not ours become ours. */
export const onFile = onFileTo({ verb: 'download' })
