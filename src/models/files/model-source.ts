/** The files of a service that nexttoken reads, without their extensions. */
export type ModelFile = 'service-2' | 'paginators-1' | 'endpoint-rule-set-1' | 'waiters-2'

/** A parsed file and its path. */
export interface FoundFile {
  readonly path: string
  readonly content: unknown
  /** It was checked when the file was made. Checking it again would double the time to load EC2. */
  readonly checked?: true
}

/** A source of models: a folder with botocore's layout, or the models shipped with nexttoken. */
export interface ModelSource {
  services(): readonly string[]
  /** The API versions of this file that the source has. */
  versions(service: string, file: ModelFile): readonly string[]
  read(service: string, version: string, file: ModelFile): FoundFile | undefined
  /** The content of `<file>.sdk-extras.json`, to be merged into the file of any source. */
  readExtras(service: string, version: string, file: ModelFile): FoundFile | undefined
}
