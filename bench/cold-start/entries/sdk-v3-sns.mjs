import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { config, report } from '../first-page.mjs'

const sns = new SNSClient(config)
sns.send(new ListTopicsCommand({})).then((page) => report(page.Topics))
