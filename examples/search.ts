/** Searches every page with JMESPath, as boto3 does: the ids of all instances. */
import { client } from 'nexttoken'

const ec2 = client('ec2', { region: 'us-east-1' })

const running = ec2.paginate('describe_instances').search('Reservations[].Instances[].InstanceId')
const ids = await running.toArray()
console.log(ids.length, 'instances')
