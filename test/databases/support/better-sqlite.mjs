// Lets a child process find the better-sqlite3 that the suite has installed outside of the project.
import { register } from 'node:module'
import { pathToFileURL } from 'node:url'

const path = `${process.env.NEXTTOKEN_DATABASES_FOLDER}/node_modules/better-sqlite3/lib/index.js`
const hook = `export const resolve = (name, context, next) =>
  name === 'better-sqlite3'
    ? { url: ${JSON.stringify(pathToFileURL(path).href)}, shortCircuit: true }
    : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
