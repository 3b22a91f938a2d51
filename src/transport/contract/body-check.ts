/** Checks a response body while it arrives, as a checksum does. */
export interface BodyCheck {
  update(chunk: Uint8Array): void
  /** Called at the end of the body. Returns the problem, or undefined if the body is correct. */
  finish(): Promise<string | undefined> | string | undefined
}
