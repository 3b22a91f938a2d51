/** Looks at a response's body as it comes. */
export interface BodyCheck {
  update(chunk: Uint8Array): void
  /** Called at the body's end; says what is wrong with it, or undefined where it is what it should be. */
  finish(): Promise<string | undefined>
}
