import { NextTokenError } from '../../../errors/index.js'
import { outputFiles } from '../../../platform/index.js'

/** The file of a database, which the database's library creates when it is opened. */
export class DatabaseFile {
  readonly #isNew: boolean

  constructor(
    readonly path: string,
    /** Files that the library writes beside it, by what it adds to the name. */
    private readonly companions: readonly string[],
  ) {
    this.#isNew = outputFiles.fileFacts(path) === undefined
  }

  /**
   * Removes a file that this run has created, because it has nothing in it: what failed should leave no trace. The file
   * must be locked, so that no other run has begun to write into it.
   */
  async removeIfNew(hasTables: boolean): Promise<void> {
    if (!this.#isNew || hasTables) return
    for (const end of ['', ...this.companions]) await outputFiles.removeFile(this.path + end)
  }

  /** @throws NextTokenError `TargetFailed` if the file has been removed: what is written into it would be lost. */
  assertThere(): void {
    if (outputFiles.fileFacts(this.path) !== undefined) return
    const problem = `${this.path}: the file was removed while it was open. List again, which creates it anew`
    throw new NextTokenError('TargetFailed', problem)
  }
}
