/** Checks a response body while it arrives, as a checksum does. */
export interface BodyCheck {
  update(chunk: Uint8Array): void
  /** Called at the end of the body. Resolves to the problem, or to undefined if the body is correct. */
  finish(): Promise<string | undefined>
}
