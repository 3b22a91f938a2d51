/** Merges all pages into one: lists are joined, numbers added up. */
import { client } from 'nexttoken'

const dynamodb = client('dynamodb', { region: 'us-east-1' })

const scan = await dynamodb.paginate('scan', { TableName: 'orders' }).buildFullResult()
console.log(scan.Items?.length, 'items,', scan.Count, 'counted')
