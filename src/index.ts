export { NextTokenError, ServiceError } from './errors/index.js'
