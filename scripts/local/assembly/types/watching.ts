import { named } from '../identity.ts';
import { inertType } from '../resource-type.ts';

const noCloudWatch = inertType('no CloudWatch here: the meter and the log files tell');

/** Logs, alarms and what tells people: nothing of it decides what a citizen or an officer gets. */
export const watchingTypes = {
  'AWS::Logs::LogGroup': {
    ...inertType('functions write to log files in the data folder; retention does not delete them'),
    nameProperty: 'LogGroupName',
    identify: named('logs', 'log-group:'),
  },
  'AWS::Logs::MetricFilter': noCloudWatch,
  'AWS::Logs::QueryDefinition': noCloudWatch,
  'AWS::Logs::ResourcePolicy': noCloudWatch,
  'AWS::CloudWatch::Alarm': {
    ...noCloudWatch,
    nameProperty: 'AlarmName',
    identify: named('cloudwatch', 'alarm:'),
  },
  'AWS::CloudWatch::CompositeAlarm': {
    ...noCloudWatch,
    nameProperty: 'AlarmName',
    identify: named('cloudwatch', 'alarm:'),
  },
  'AWS::CloudWatch::Dashboard': noCloudWatch,
  'AWS::SNS::TopicPolicy': inertType('alarms are sent to nobody here'),
  'AWS::SNS::Subscription': inertType('alarms are sent to nobody here'),
  'AWS::CDK::Metadata': inertType('a count for the makers of CDK'),
};
