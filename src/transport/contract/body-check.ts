/** Checks a response body while it arrives, as a checksum does. */
export interface BodyCheck {
  update(chunk: Uint8Array): void
  /** Called at the end of the body. Gives the problem, or undefined if the body is correct. */
  finish(): string | undefined | Promise<string | undefined>
}

/**
 * A check for the body of a successful response, if its headers name one. A check that gives a promise costs a page a
 * copy of its body, because the next response overwrites it.
 */
export type FindBodyCheck = (
  headers: Readonly<Record<string, string>>,
) => BodyCheck | undefined | Promise<BodyCheck | undefined>
