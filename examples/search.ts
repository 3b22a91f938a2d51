/** JMESPath on every page, as boto3's `search`: the names of all running instances. */
import { client } from 'nexttoken'

const ec2 = client('ec2', { region: 'us-east-1' })

const running = ec2.paginate('describe_instances').search('Reservations[].Instances[].InstanceId')
const ids = await running.toArray()
console.log(ids.length, 'instances')
