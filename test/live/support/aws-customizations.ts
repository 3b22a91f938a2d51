/**
 * Operations whose options the AWS CLI changes by code of its own, with the changes that nexttoken does not have: `-`
 * options that only the AWS CLI has, `+` those that only nexttoken has. They write a file of the response, or have an
 * ordinary parameter for the same purpose.
 */
export const customized: Readonly<Record<string, string>> = {
  'cloudfront create-distribution': '-origin-domain-name -default-root-object',
  'cloudfront update-distribution': '-default-root-object',
  'cloudsearch define-expression': '-name',
  'cloudsearch define-index-field':
    '-name -type -default-value -facet-enabled -search-enabled -return-enabled -sort-enabled -source-field -highlight-enabled -analysis-scheme +index-field',
  'datapipeline activate-pipeline': '-parameter-values-uri',
  'datapipeline put-pipeline-definition': '-pipeline-definition -parameter-values-uri +pipeline-objects',
  'ec2 bundle-instance': '-bucket -prefix -owner-akid -owner-sak -policy',
  'ec2 get-password-data': '-priv-launch-key',
  'ec2 run-instances':
    '-secondary-private-ip-addresses -secondary-private-ip-address-count -associate-public-ip-address -no-associate-public-ip-address +max-count +min-count',
  'iam create-virtual-mfa-device': '-bootstrap-method',
  'iot create-certificate-from-csr': '-certificate-pem-outfile',
  'iot create-keys-and-certificate': '-certificate-pem-outfile -public-key-outfile -private-key-outfile',
  // The AWS CLI takes the word for its own option, so that the parameter cannot be given.
  'opensearchmemory search-events': '-query +input-query',
  'opensearchmemory search-memories': '-query +input-query',
}

/** Operations that are not commands of the AWS CLI, mostly because they answer with events. */
export const leftOut: readonly string[] = [
  'bedrock-agent-runtime agentic-retrieve-stream',
  'bedrock-agent-runtime invoke-agent',
  'bedrock-agent-runtime invoke-flow',
  'bedrock-agent-runtime invoke-inline-agent',
  'bedrock-agent-runtime optimize-prompt',
  'bedrock-agent-runtime retrieve-and-generate-stream',
  'bedrock-agentcore invoke-agent-runtime-command',
  'bedrock-agentcore invoke-code-interpreter',
  'bedrock-agentcore invoke-harness',
  'bedrock-runtime converse-stream',
  'bedrock-runtime invoke-model-with-bidirectional-stream',
  'bedrock-runtime invoke-model-with-response-stream',
  'cloudwatch update-otel-enrichment',
  'connecthealth start-medical-scribe-listening-session',
  'devops-agent send-message',
  'ec2 import-instance',
  'ec2 import-volume',
  'emr add-job-flow-steps',
  'emr describe-job-flows',
  'emr list-bootstrap-actions',
  'emr list-instance-groups',
  'emr run-job-flow',
  'emr set-keep-job-flow-alive-when-no-steps',
  'emr set-termination-protection',
  'emr set-unhealthy-node-replacement',
  'emr set-visible-to-all-users',
  'emr terminate-job-flows',
  'iotsitewise invoke-assistant',
  'kinesis subscribe-to-shard',
  'lambda invoke-with-response-stream',
  'lexv2-runtime start-conversation',
  'logs get-log-object',
  'polly start-speech-synthesis-stream',
  'qbusiness chat',
  'rds modify-option-group',
  'sagemaker-runtime invoke-endpoint-with-response-stream',
  'ses delete-verified-email-address',
  'ses list-verified-email-addresses',
  'ses verify-email-address',
  'socialmessaging create-whatsapp-dataset',
  'socialmessaging get-whatsapp-business-public-key',
  'socialmessaging get-whatsapp-call-permission',
  'socialmessaging put-whatsapp-business-public-key',
  'socialmessaging send-whatsapp-call-event',
  'socialmessaging send-whatsapp-conversion-event',
  'socialmessaging update-linked-whatsapp-business-account-phone-number',
]
