/**
 * documentation: what a botocore model says about its operations, in Markdown.
 *
 * In: the parsed `service-2.json` of a user's folder or wheel, with its `documentation` in HTML. Out: the text of an
 * operation, a shape or a member as Markdown, as lines that a doc comment can hold. Shipped models have no texts: they
 * are AWS's, so a user takes them from a release of their own.
 */
export { docComment, paragraphs } from './doc-comment.js'
export { type Documentation, documentationOf } from './documentation.js'
