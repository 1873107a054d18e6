import { Icon } from '../../look/icon.tsx';

/** The number of the phone on duty; a tap calls it. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a className="phone-link figures" href={`tel:${phone}`}>
      <Icon name="phone" size={16} />
      {phone}
    </a>
  );
}
