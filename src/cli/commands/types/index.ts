/**
 * types: `nexttoken types`.
 *
 * In: folders of a user's own models; a release of botocore of theirs. Out: declaration files for TypeScript, with AWS's
 * texts as doc comments where the models have them. Ours have none, because the texts are AWS's.
 */
export { typesCommand } from './types-command.js'
