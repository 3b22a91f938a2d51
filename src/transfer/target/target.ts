/** The object that is downloaded, and in which parts. */
export interface TargetPlan {
  readonly Bucket: string
  readonly Key: string
  readonly ETag: string | undefined
  readonly VersionId: string | undefined
  readonly size: number
  readonly partSize: number
}

/** What takes the bytes of an object. */
export interface Target {
  /**
   * What is done of the plan already, whose parts may have another size than was asked for.
   *
   * @param check Gets all bytes, in order.
   */
  open(
    plan: TargetPlan,
    check: BytesCheck | undefined,
  ): Promise<{ readonly partSize: number; readonly done: ReadonlySet<number> }>
  /** Takes one part. Parts may be taken at the same time. */
  part(index: number, signal: AbortSignal): PartWriter
  /** Called when all parts are there. Returns what the check says. */
  finish(signal: AbortSignal): Promise<string | undefined>
  /** Called after a failure. Its own errors are passed over. */
  abandon(error: unknown): Promise<void>
}

export interface PartWriter {
  /** Takes the next bytes of the part. They are not valid after the promise. */
  write(bytes: Uint8Array): Promise<void> | void
  /** Forgets the bytes of the part. */
  restart(): void
  /** All bytes are there. */
  finish(): Promise<void>
}

/** Checks bytes in order. */
export interface BytesCheck {
  update(bytes: Uint8Array): Promise<void>
  /** The algorithm; throws if the bytes are not right. */
  finish(): Promise<string | undefined>
}
