/** What is shown in place of a secret. */
export const hidden = '***'

/** Whether the value under this name is secret. */
export type IsSecret = (name: string) => boolean
