import { get } from 'node:http'
import { config, report } from '../first-page.mjs'

const response = await new Promise((resolve) => get(`${config.endpoint}/bench?list-type=2`, resolve))
let text = ''
for await (const chunk of response) text += chunk
report(text)
