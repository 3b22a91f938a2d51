/**
 * listing: the request of a page, made from that of the page before it.
 *
 * In: a page's input. Out: its signed request, if it differs from another page's by tokens, date, id and signature
 * alone. `token-members.ts` says for which operations that is so; `page-templates.ts` learns the template of a listing
 * from its first pages; `request-template.ts` fills it in. Every other page, and every further attempt, goes the whole
 * way through the pipeline. A page of ten topics would otherwise spend most of its CPU on what its listing has settled
 * already.
 */
export { attributeKey } from './attribute-key.js'
export type { TemplateSource } from './marked-request.js'
export { PageTemplates } from './page-templates.js'
export type { SettledPage } from './settled-page.js'
export { tokenMembers } from './token-members.js'
