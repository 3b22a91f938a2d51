import { ResponseParseError } from '../errors/index.js'

/**
 * An answer that ends before its document does. It is a connection that broke, told by a proxy as the end of the body:
 * worth another attempt, as any other broken body is. So boto3 has it for S3 (`_looks_like_special_case_error`).
 */
export class CutAnswer extends ResponseParseError {}
