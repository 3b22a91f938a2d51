import type { ResponseRoots } from '../../protocols/index.js'

/**
 * The root elements of S3's responses. botocore's model does not contain them. They are the `xmlName` traits of
 * Smithy's model of S3, and are documented in https://docs.aws.amazon.com/AmazonS3/latest/API/. Without them, an
 * empty response such as `<VersioningConfiguration/>` could not be told from another document. Names of other servers
 * have a comment.
 */
export const s3ResponseRoots: ResponseRoots = {
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
