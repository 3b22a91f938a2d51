import { client } from 'nexttoken'
import { config, report } from '../first-page.mjs'
client('sns', config)
report([])
