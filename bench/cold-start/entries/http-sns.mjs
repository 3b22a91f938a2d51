import { request } from 'node:http'
import { config, report } from '../first-page.mjs'

const response = await new Promise((resolve) => {
  request(config.endpoint, { method: 'POST' }, resolve).end('Action=ListTopics')
})
let text = ''
for await (const chunk of response) text += chunk
report(text)
