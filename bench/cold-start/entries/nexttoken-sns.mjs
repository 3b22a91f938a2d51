import { client } from 'nexttoken'
import { config, report } from '../first-page.mjs'

const sns = client('sns', config)
sns.listTopics().then((page) => report(page.Topics))
