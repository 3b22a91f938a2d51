/** botocore's files of one service that nexttoken reads, without their endings. */
export type ModelFile = 'service-2' | 'paginators-1' | 'endpoint-rule-set-1'

/** A parsed file and where it was found. */
export interface FoundFile {
  readonly path: string
  readonly content: unknown
  /** Its form was held against botocore's when the file was made: to do so again would double EC2's loading. */
  readonly checked?: true
}

/** One of the places where models are searched: a folder as boto3 reads it, or the models shipped with nexttoken. */
export interface ModelSource {
  services(): readonly string[]
  /** The API versions for which the source has this file of the service. */
  versions(service: string, file: ModelFile): readonly string[]
  read(service: string, version: string, file: ModelFile): FoundFile | undefined
  /** What `<file>.sdk-extras.json` says is to be merged into the file, whichever source that came from. */
  readExtras(service: string, version: string, file: ModelFile): FoundFile | undefined
}
