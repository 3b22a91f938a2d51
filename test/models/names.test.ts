import { describe, expect, test } from 'vitest'
import { camelCase, snakeCase } from '../../src/models/index.js'

/** The second column is what botocore 1.44.5 gives, as it gives the same for every other name of its models. */
const names = [
  ['ListTopics', 'list_topics'],
  ['GetItem', 'get_item'],
  ['ListObjectsV2', 'list_objects_v2'],
  ['DescribeDBInstances', 'describe_db_instances'],
  ['CreateDBInstance', 'create_db_instance'],
  ['GetMFADevice', 'get_mfa_device'],
  ['ListSAMLProviders', 'list_saml_providers'],
  ['ListWebACLs', 'list_web_acls'],
  ['DescribeVirtualMFADevices', 'describe_virtual_mfa_devices'],
  ['ListHITs', 'list_hits'],
  ['ListHITsForQualificationType', 'list_hits_for_qualification_type'],
  ['CreateCachediSCSIVolume', 'create_cached_iscsi_volume'],
  ['DescribeCachediSCSIVolumes', 'describe_cached_iscsi_volumes'],
  ['DescribeStorediSCSIVolumes', 'describe_stored_iscsi_volumes'],
  ['ExecutePartiQLBatch', 'execute_partiql_batch'],
  ['CreateOAuth2Token', 'create_oauth2_token'],
  ['CreateOAuth2TokenWithIAM', 'create_oauth2_token_with_iam'],
  ['CreateOAuth2TokenWithTokenExchange', 'create_o_auth2_token_with_token_exchange'],
  ['AssociateWhatsAppBusinessAccount', 'associate_whatsapp_business_account'],
  ['StartOTelEnrichment', 'start_otel_enrichment'],
  ['GetEC2InstanceRecommendations', 'get_ec2_instance_recommendations'],
  ['ListCommandInvocations', 'list_command_invocations'],
  ['already_snake', 'already_snake'],
]

describe('snakeCase gives the boto3 name', () => {
  test.each(names)('%s: %s', (name, expected) => {
    expect(snakeCase(name)).toBe(expected)
  })
})

test.each([
  ['ListTopics', 'listTopics'],
  ['DBSnapshot', 'dBSnapshot'],
  ['', ''],
])('camelCase lowers only the first letter: %s', (name, expected) => {
  expect(camelCase(name)).toBe(expected)
})
