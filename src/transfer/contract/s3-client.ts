import type { OperationsOf } from '../../client/index.js'
import type { Structure } from '../../protocols/index.js'

/** A client that `client('s3')` made, with or without the declarations of S3. */
export interface S3Client {
  /** Names of all operations, as AWS spells them. */
  readonly operations: readonly string[]
}

/** What an upload sends: bytes, text, a `Blob`, a stream of Node or of the web, or an async iterable of bytes or text. */
export type UploadBody =
  | string
  | ArrayBufferView
  | ArrayBuffer
  | Blob
  | ReadableStream<unknown>
  | AsyncIterable<unknown>

/** Either a body or the path of a file. */
type UploadSource =
  | {
      /** What to send. A stream may have any length; its parts are read when they are sent. */
      readonly Body: UploadBody
      readonly file?: undefined
    }
  | {
      /** The path of the file to send. */
      readonly file: string
      readonly Body?: undefined
    }

/** The member of each operation's table; `Structure` for a client without declarations. */
type OperationMember<
  Client,
  Name extends string,
  Half extends 'input' | 'output',
> = string extends keyof OperationsOf<Client>
  ? Structure
  : OperationsOf<Client> extends Readonly<Record<Name, Readonly<Record<Half, infer Found>>>>
    ? Found
    : never

/**
 * The members of PutObject, with `file` in place of `Body` if a file is sent. `ChecksumType` and `MpuObjectSize` are
 * those of CompleteMultipartUpload.
 */
export type UploadInput<Client> = Omit<
  OperationMember<Client, 'PutObject', 'input'>,
  'Body' | 'ContentMD5' | 'WriteOffsetBytes'
> &
  ObjectName &
  UploadSource & {
    /** Whether S3's checksum of the object covers its bytes, or the checksums of its parts. */
    readonly ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined
    /** The size that S3 checks when all parts are there. */
    readonly MpuObjectSize?: number | undefined
  }

/** The members of GetObject, except those that ask for a part of the object. */
export type DownloadInput<Client> = Omit<
  OperationMember<Client, 'GetObject', 'input'>,
  'Range' | 'PartNumber'
> &
  ObjectName

/** The members of CopyObject. */
export type CopyInput<Client> = OperationMember<Client, 'CopyObject', 'input'> &
  ObjectName & {
    /** `bucket/key`, with `?versionId=` if it is an old version, or its parts. */
    readonly CopySource:
      | string
      | { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined }
  }

interface ObjectName {
  readonly Bucket: string
  readonly Key: string
}

/** All members of the outputs of these operations; which of them are there depends on the calls that were made. */
export type OutputMembers<Client, Names extends string> = string extends keyof OperationsOf<Client>
  ? Structure
  : Partial<UnionToIntersection<Names extends string ? OperationMember<Client, Names, 'output'> : never>>

type UnionToIntersection<Union> = (Union extends unknown ? (value: Union) => void : never) extends (
  value: infer Both,
) => void
  ? Both
  : never
