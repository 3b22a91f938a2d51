import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { config } from '../../harness/entry-config.mjs'
import { given, measurePages } from '../measure-pages.mjs'

const client = DynamoDBDocumentClient.from(new DynamoDBClient(config))
await measurePages(paginateScan({ client }, given.input))
