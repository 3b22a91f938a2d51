import { connect } from 'node:net'
import { config, report } from '../first-page.mjs'
const { port, host } = new URL(config.endpoint)
const s = connect({ host: '127.0.0.1', port: Number(port) })
s.write(`POST / HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 17\r\n\r\nAction=ListTopics`)
let text=''
s.on('data', (d) => { text += d; if (text.includes('</ListTopicsResponse>')) { s.destroy(); report(text) } })
