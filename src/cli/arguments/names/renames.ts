import type { OperationModel } from '../../../models/index.js'
import { memoize } from '../../../values/index.js'
import { operationCommand } from './option-name.js'

/**
 * Options that the AWS CLI calls otherwise than by its rule, because one of its own options has the name, or because
 * the rule's name reads badly: service, operation (`*`: all of the service), the rule's name, the AWS CLI's name.
 */
const renamed = `
agent-toolkit * name skill-name
agent-toolkit search-skills query search-query
apigateway create-rest-api version api-version
apigatewayv2 create-api version api-version
apigatewayv2 update-api version api-version
clouddirectory publish-schema version schema-version
cloudsearchdomain search query search-query
cloudsearchdomain suggest query suggest-query
codepipeline create-custom-action-type version action-version
codepipeline delete-custom-action-type version action-version
codepipeline get-action-type version action-version
codepipeline get-pipeline version pipeline-version
controltower create-landing-zone version landing-zone-version
controltower update-landing-zone version landing-zone-version
datapipeline * query objects-query
datapipeline get-pipeline-definition version pipeline-version
ec2 * no-disable-api-termination enable-api-termination
ec2 * no-egress ingress
ec2 create-image no-no-reboot reboot
ecs * no-enable-execute-command disable-execute-command
ecs execute-command no-interactive non-interactive
eks create-cluster version kubernetes-version
eks create-nodegroup version kubernetes-version
eks update-cluster-components-version version kubernetes-version
eks update-cluster-version version kubernetes-version
eks update-nodegroup-version version kubernetes-version
emr * job-flow-id cluster-id
emr * job-flow-ids cluster-ids
gamelift create-build version build-version
gamelift create-script version script-version
gamelift update-build version build-version
gamelift update-script version script-version
glue get-unfiltered-partition-metadata region resource-region
glue get-unfiltered-partitions-metadata region resource-region
glue get-unfiltered-table-metadata region resource-region
iotwireless * lo-ra-wan lorawan
kinesisanalytics add-application-output output application-output
kinesisanalyticsv2 add-application-output output application-output
lex-models delete-bot version bot-version
lex-models delete-bot-version version bot-version
lex-models delete-intent version intent-version
lex-models delete-intent-version version intent-version
lex-models delete-slot-type version slot-type-version
lex-models delete-slot-type-version version slot-type-version
lex-models get-export version resource-version
lex-models get-intent version intent-version
lex-models get-slot-type version slot-type-version
license-manager delete-grant version grant-version
license-manager get-grant version grant-version
license-manager get-license version license-version
mturk list-qualification-types query types-query
pinpoint delete-email-template version template-version
pinpoint delete-in-app-template version template-version
pinpoint delete-push-template version template-version
pinpoint delete-sms-template version template-version
pinpoint delete-voice-template version template-version
pinpoint get-campaign-version version campaign-version
pinpoint get-email-template version template-version
pinpoint get-in-app-template version template-version
pinpoint get-push-template version template-version
pinpoint get-segment-version version segment-version
pinpoint get-sms-template version template-version
pinpoint get-voice-template version template-version
pinpoint update-email-template version template-version
pinpoint update-in-app-template version template-version
pinpoint update-push-template version template-version
pinpoint update-sms-template version template-version
pinpoint update-voice-template version template-version
rekognition create-stream-processor output stream-processor-output
route53 delete-traffic-policy version traffic-policy-version
route53 get-traffic-policy version traffic-policy-version
route53 update-traffic-policy-comment version traffic-policy-version
route53domains view-billing end end-time
route53domains view-billing start start-time
sagemaker delete-image-version version version-number
sagemaker describe-image-version version version-number
sagemaker list-aliases version version-number
sagemaker update-image-version version version-number
schemas * version schema-version
ses send-email source from
sns subscribe endpoint notification-endpoint
stepfunctions send-task-success output task-output
swf register-activity-type version activity-version
swf register-workflow-type version workflow-version
workdocs create-notification-subscription endpoint notification-endpoint
workdocs describe-users query user-query
`

/** Names of earlier versions of the AWS CLI, which scripts still use: service, operation, today's name, that name. */
const aliased = `
codedeploy create-deployment-group ec2-tag-set ec-2-tag-set
codedeploy list-application-revisions s3-bucket s-3-bucket
codedeploy list-application-revisions s3-key-prefix s-3-key-prefix
codedeploy update-deployment-group ec2-tag-set ec-2-tag-set
cognito-identity create-identity-pool open-id-connect-provider-arns open-id-connect-provider-ar-ns
elasticache create-replication-group preferred-cache-cluster-azs preferred-cache-cluster-a-zs
iam enable-mfa-device authentication-code1 authentication-code-1
iam enable-mfa-device authentication-code2 authentication-code-2
iam resync-mfa-device authentication-code1 authentication-code-1
iam resync-mfa-device authentication-code2 authentication-code-2
importexport get-shipping-label street1 street-1
importexport get-shipping-label street2 street-2
importexport get-shipping-label street3 street-3
lambda publish-version code-sha256 code-sha-256
lightsail import-key-pair public-key-base64 public-key-base-64
mgn * replication-configuration-template-ids replication-configuration-template-i-ds
mgn * replication-servers-security-groups-ids replication-servers-security-groups-i-ds
mgn * source-server-ids source-server-i-ds
route53domains view-billing start-time start
storagegateway describe-cached-iscsi-volumes volume-arns volume-ar-ns
storagegateway describe-stored-iscsi-volumes volume-arns volume-ar-ns
storagegateway describe-tape-archives tape-arns tape-ar-ns
storagegateway describe-tapes tape-arns tape-ar-ns
storagegateway describe-vtl-devices vtl-device-arns vtl-device-ar-ns
`

/** Lists of structures with one member, for which the AWS CLI takes the member's value alone: `--instances i-1 i-2`. */
const bareMembers = `
elb deregister-instances-from-load-balancer instances
elb describe-instance-health instances
elb register-instances-with-load-balancer instances
elb remove-tags tags
firehose put-record-batch records
workspaces reboot-workspaces reboot-workspace-requests
workspaces rebuild-workspaces rebuild-workspace-requests
workspaces terminate-workspaces terminate-workspace-requests
`

const renamesOf = memoize((operation: OperationModel) => entriesOf(renamed, operation))
const aliasedOf = memoize((operation: OperationModel) => entriesOf(aliased, operation))
const bareMembersOf = memoize((operation: OperationModel) => entriesOf(bareMembers, operation))

/** The AWS CLI's name of an option that its rule calls `name`. */
export function renamedOption(operation: OperationModel, name: string): string {
  return renamesOf(operation).find(([old]) => old === name)?.[1] ?? name
}

/** What earlier versions of the AWS CLI called the option that is now called `name`. */
export function aliasesOf(operation: OperationModel, name: string): readonly string[] {
  return aliasedOf(operation)
    .filter(([now]) => now === name)
    .map(([, alias = '']) => alias)
}

/** Whether the values of this list may be those of its structures' only member. */
export function takesBareMember(operation: OperationModel, name: string): boolean {
  return bareMembersOf(operation).some(([option]) => option === name)
}

/** The rows of a table for an operation, without the two columns that name it. */
function entriesOf(table: string, operation: OperationModel): readonly (readonly string[])[] {
  const { name: service } = operation.service
  if (!table.includes(`\n${service} `)) return []
  const command = operationCommand(operation.name)
  return table
    .split('\n')
    .filter((line) => line.startsWith(`${service} `))
    .map((line) => line.split(' '))
    .filter(([, called]) => called === '*' || called === command)
    .map(([, , ...rest]) => rest)
}
