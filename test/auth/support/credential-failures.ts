import { arn, type CredentialCase, keys } from './credential-case.js'

/** Sources that are configured and fail. */
export const credentialFailures: readonly CredentialCase[] = [
  {
    words: 'a key without its secret in the environment',
    variables: { AWS_ACCESS_KEY_ID: 'ENV' },
    credentials: `[default]\n${keys('FILE')}`,
    expected: /AWS_ACCESS_KEY_ID is set in the environment, but AWS_SECRET_ACCESS_KEY is not/,
  },
  {
    words: 'a secret without its key in the environment',
    variables: { AWS_SECRET_ACCESS_KEY: 's' },
    expected: /AWS_SECRET_ACCESS_KEY is set in the environment, but AWS_ACCESS_KEY_ID is not/,
    boto3: { does: 'none', because: 'it passes over the secret and goes on to the role of the machine' },
  },
  {
    words: 'a key without its secret in the credentials file',
    credentials: '[default]\naws_access_key_id = FILE\n',
    config: `[default]\n${keys('CONFIG')}`,
    expected: /profile "default" has aws_access_key_id, but no aws_secret_access_key/,
  },
  {
    words: 'a key without its secret in the config file',
    config: '[default]\naws_access_key_id = CONFIG\n',
    expected: /profile "default" has aws_access_key_id, but no aws_secret_access_key/,
  },
  {
    words: 'a secret without its key in a profile',
    config: '[default]\naws_secret_access_key = s\n',
    expected: /profile "default" has aws_secret_access_key, but no aws_access_key_id/,
    boto3: { does: 'none', because: 'it passes over the secret and goes on to the role of the machine' },
  },
  {
    words: 'an empty secret in a profile',
    credentials: '[default]\naws_access_key_id = FILE\naws_secret_access_key =\n',
    expected: /aws_secret_access_key of profile "default" in .* is empty/,
    boto3: { does: 'FILE', because: 'it signs with the empty secret, which AWS refuses' },
  },
  {
    words: 'a process that ends with an error',
    config: '[default]\ncredential_process = /bin/false --secret hunter2\n',
    expected: /the credential_process of profile "default" ended with exit code 1/,
  },
  {
    words: 'a credential_process with a null byte in its words',
    config: '[default]\ncredential_process = /bin/echo "\0hunter2"\n',
    expected: /the credential_process of profile "default" could not be started \(ERR_INVALID_ARG_VALUE\)/,
  },
  {
    words: 'a credential_process within what is no folder',
    config: '[default]\ncredential_process = /dev/null/tool\n',
    expected: /the credential_process of profile "default" could not be started \(ENOTDIR\)/,
  },
  {
    words: 'a process that is not there',
    config: '[default]\ncredential_process = /nowhere/tool\n',
    expected: /the credential_process of profile "default" could not be started \(ENOENT\)/,
  },
  {
    words: 'a process that prints no JSON',
    config: '[default]\ncredential_process = echo hunter2\n',
    expected: /the credential_process of profile "default" printed no JSON object/,
  },
  {
    words: 'a process of another version',
    config: '[default]\ncredential_process = echo \'{"Version": 2}\'\n',
    expected: /the credential_process of profile "default" printed no "Version": 1/,
  },
  {
    words: 'a process that prints half a pair',
    config: '[default]\ncredential_process = echo \'{"Version": 1, "AccessKeyId": "A"}\'\n',
    expected: /the credential_process of profile "default" printed no AccessKeyId and SecretAccessKey/,
  },
  {
    words: 'a process that prints credentials of yesterday',
    config:
      '[default]\ncredential_process = echo \'{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "2020-01-01T00:00:00Z"}\'\n',
    expected: /printed credentials that have expired \(Expiration: 2020-01-01T00:00:00Z\)/,
  },
  {
    words: 'a process with a quotation mark without an end',
    config: '[default]\ncredential_process = echo "x\n',
    expected: /credential_process of profile "default" has an unclosed quotation mark; close it/,
  },
  {
    words: 'a role without a source',
    config: `[default]\n${arn('audit')}`,
    expected: /profile "default" has role_arn, but neither source_profile nor credential_source/,
  },
  {
    words: 'a role with two sources',
    config: `[default]\n${arn('audit')}source_profile = a\ncredential_source = Environment\n[profile a]\n${keys('A')}`,
    expected: /profile "default" has both source_profile and credential_source/,
  },
  {
    words: 'a role whose source is not there',
    config: `[default]\n${arn('audit')}source_profile = nowhere\n`,
    expected: /source_profile of profile "default" is "nowhere", but no file has that profile/,
  },
  {
    words: 'a role whose source has no credentials',
    config: `[default]\n${arn('audit')}source_profile = a\n[profile a]\nregion = us-east-1\n`,
    expected: /profile "a" is the source_profile of profile "default", but has no credentials/,
  },
  {
    words: 'a role whose source has half a pair',
    config: `[default]\n${arn('audit')}source_profile = a\n[profile a]\naws_access_key_id = A\n`,
    expected: /profile "a" has aws_access_key_id, but no aws_secret_access_key/,
  },
  {
    words: 'roles in a circle',
    config: `[default]\n${arn('a')}source_profile = b\n[profile b]\n${arn('b')}source_profile = default\n`,
    expected: /form a cycle of source_profile: "default" → "b" → "default"/,
  },
  {
    words: 'a role that is its own source without keys',
    config: `[default]\n${arn('a')}source_profile = default\n`,
    expected: /form a cycle of source_profile: "default" → "default"/,
  },
  {
    words: 'a credential_source of no known name',
    config: `[default]\n${arn('a')}credential_source = environment\n`,
    expected: /credential_source of profile "default" is "environment"; it must be one of Environment, /,
  },
  {
    words: 'a credential_source that has no credentials',
    config: `[default]\n${arn('a')}credential_source = EcsContainer\n`,
    expected: /credential_source of profile "default" is "EcsContainer", but that source has no credentials/,
  },
  {
    words: 'a web identity without a role',
    variables: { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token' },
    expected: /AWS_WEB_IDENTITY_TOKEN_FILE is set, but the role to assume is not; .* or AWS_ROLE_ARN/,
  },
  {
    words: 'a web identity whose token is not there',
    variables: { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/pod' },
    expected:
      /the role arn:aws:iam::1:role\/pod .* with the token in \/nowhere\/token .* the file does not exist/,
  },
  {
    words: 'an empty web_identity_token_file',
    config: `[default]\n${arn('a')}web_identity_token_file =\n`,
    expected: /web_identity_token_file of profile "default" is empty/,
    boto3: { does: 'none', because: 'it passes over the role and goes on to that of the machine' },
  },
  {
    words: 'half of the SSO settings',
    config: '[default]\nsso_account_id = 123456789012\nsso_start_url = https://start.test\n',
    expected: /profile "default" is configured for SSO, but has no sso_role_name, no sso_region/,
  },
  {
    words: 'an SSO login without a role',
    config: '[default]\nsso_start_url = https://start.test\nsso_region = us-east-1\n',
    expected: /profile "default" is configured for SSO, but has no sso_role_name and no sso_account_id/,
    boto3: { does: 'none', because: 'it passes over the login and goes on to the role of the machine' },
  },
  {
    words: 'an SSO session that is not there',
    config: '[default]\nsso_account_id = 1\nsso_role_name = r\nsso_session = work\n',
    expected:
      /sso_session of profile "default" is "work", but there is no section \[sso-session work\]; add it/,
  },
  {
    words: 'an SSO session that contradicts its profile',
    config:
      '[default]\nsso_account_id = 1\nsso_role_name = r\nsso_session = work\nsso_region = us-east-1\n' +
      '[sso-session work]\nsso_region = us-west-2\nsso_start_url = https://start.test\n',
    expected: /sso_region of profile "default" is "us-east-1", but its sso-session has another value/,
  },
  {
    words: 'an SSO login that nobody made',
    config:
      '[default]\nsso_account_id = 1\nsso_role_name = r\nsso_region = us-east-1\nsso_start_url = https://start.test/never\n',
    expected: /for the role r of the account 1 .* nobody has logged in; log in with aws sso login/,
  },
  {
    words: 'a credentials file of the EC2 tools that is not there',
    variables: { AWS_CREDENTIAL_FILE: '/nowhere/file' },
    expected:
      /AWS_CREDENTIAL_FILE is "\/nowhere\/file", but that file has no AWSAccessKeyId and AWSSecretKey/,
  },
  {
    words: 'a file that is not configuration',
    config: 'rubbish',
    expected: /the file .*config cannot be used: line 1 is before the first \[section\]/,
  },
]
