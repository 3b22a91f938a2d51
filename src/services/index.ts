/**
 * services: what a service needs that its model does not say.
 *
 * In: the `serviceId` of a model. Out: hooks for the client's pipeline. There is one file per service and one table,
 * so that shared code never asks which service it works for. A service without a file follows its model alone.
 */
import { apigateway } from './apigateway.js'
import { autoscaling } from './autoscaling.js'
import { cloudformation } from './cloudformation.js'
import { cloudsearchdomain } from './cloudsearchdomain.js'
import type { ServiceHooks } from './contract/index.js'
import { copiedDatabase } from './copied-database.js'
import { dynamodb } from './dynamodb.js'
import { ec2 } from './ec2.js'
import { glacier } from './glacier.js'
import { iam } from './iam.js'
import { logs } from './logs.js'
import { machineLearning } from './machine-learning.js'
import { dsqlTokens, rdsTokens } from './methods/index.js'
import { route53 } from './route53.js'
import { s3 } from './s3/index.js'
import { ssoOidc } from './sso-oidc.js'

const hooksByServiceId: Readonly<Record<string, ServiceHooks>> = {
  'API Gateway': apigateway,
  'Auto Scaling': autoscaling,
  CloudFormation: cloudformation,
  'CloudSearch Domain': cloudsearchdomain,
  'CloudWatch Logs': logs,
  DSQL: { methods: dsqlTokens },
  DocDB: copiedDatabase,
  DynamoDB: dynamodb,
  EC2: ec2,
  Glacier: glacier,
  IAM: iam,
  'Machine Learning': machineLearning,
  Neptune: copiedDatabase,
  RDS: { ...copiedDatabase, methods: rdsTokens },
  'Route 53': route53,
  S3: s3,
  'SSO OIDC': ssoOidc,
}

/** The hooks of a service. They are found by `serviceId`, because a user's own model of S3 needs them as well. */
export function hooksOf(serviceId: string): ServiceHooks {
  return Object.hasOwn(hooksByServiceId, serviceId) ? (hooksByServiceId[serviceId] ?? {}) : {}
}
export type {
  MethodClient,
  PresignedCopy,
  ServiceHooks,
  SessionCredentials,
  SessionHooks,
  SigningScope,
  TextSigner,
} from './contract/index.js'
export type {
  DbAuthTokenInput,
  DsqlAuthTokenInput,
  DsqlAuthTokenOptions,
  DsqlMethods,
  PostCondition,
  PresignedPost,
  PresignedPostInput,
  PresignedPostOptions,
  RdsMethods,
  S3Methods,
} from './methods/index.js'
