import type { AnswerRoots } from '../../protocols/index.js'

/**
 * What S3 calls the root elements of its answers. botocore's model leaves them out; they are the `xmlName` traits of
 * Smithy's model of S3, and stand in https://docs.aws.amazon.com/AmazonS3/latest/API/. Without them an empty answer,
 * such as `<VersioningConfiguration/>`, could not be told from another document. Further names are those of other
 * servers, each with the server.
 */
export const s3AnswerRoots: AnswerRoots = {
  CompleteMultipartUpload: ['CompleteMultipartUploadResult'],
  CopyObject: ['CopyObjectResult'],
  CreateMultipartUpload: ['InitiateMultipartUploadResult'],
  CreateSession: ['CreateSessionResult'],
  DeleteObjects: ['DeleteResult'],
  GetBucketAccelerateConfiguration: ['AccelerateConfiguration'],
  GetBucketAcl: ['AccessControlPolicy'],
  GetBucketCors: ['CORSConfiguration'],
  GetBucketLifecycle: ['LifecycleConfiguration'],
  GetBucketLifecycleConfiguration: ['LifecycleConfiguration'],
  GetBucketLocation: ['LocationConstraint'],
  GetBucketLogging: ['BucketLoggingStatus'],
  GetBucketNotification: ['NotificationConfiguration'],
  GetBucketNotificationConfiguration: ['NotificationConfiguration'],
  GetBucketRequestPayment: ['RequestPaymentConfiguration'],
  GetBucketTagging: ['Tagging'],
  GetBucketVersioning: ['VersioningConfiguration'],
  GetBucketWebsite: ['WebsiteConfiguration'],
  GetObjectAcl: ['AccessControlPolicy'],
  GetObjectAttributes: ['GetObjectAttributesResponse'],
  GetObjectLegalHold: ['LegalHold'],
  GetObjectRetention: ['Retention'],
  GetObjectTagging: ['Tagging'],
  ListBucketAnalyticsConfigurations: [
    'ListBucketAnalyticsConfigurationResult',
    // versitygw, SeaweedFS
    'ListBucketAnalyticsConfigurationsResult',
  ],
  ListBucketInventoryConfigurations: ['ListInventoryConfigurationsResult'],
  ListBucketMetricsConfigurations: ['ListMetricsConfigurationsResult'],
  ListBuckets: ['ListAllMyBucketsResult'],
  ListDirectoryBuckets: ['ListAllMyDirectoryBucketsResult'],
  ListMultipartUploads: ['ListMultipartUploadsResult'],
  ListObjectVersions: [
    'ListVersionsResult',
    // gofakes3
    'ListBucketVersionsResult',
  ],
  ListObjects: ['ListBucketResult'],
  ListObjectsV2: ['ListBucketResult'],
  ListParts: ['ListPartsResult'],
  UploadPartCopy: [
    'CopyPartResult',
    // s3proxy
    'CopyObjectResult',
  ],
}
