import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Runs test files in the order in which they are given; vitest would begin with the longest. */
export class GivenOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
  }
}
