"use client";
import { Select } from "@/components/ui/field";
import { useT } from "@/lib/client/i18n";
import { ProjectRole } from "@/lib/contracts/common";

export function RoleSelect(props: {
  label: string;
  hideLabel?: boolean;
  role: ProjectRole;
  disabled?: boolean;
  onChange: (role: ProjectRole) => void;
}) {
  const t = useT();
  const { role, onChange, ...rest } = props;
  return (
    <Select
      className="min-w-28"
      {...rest}
      value={role}
      onChange={(event) => onChange(event.target.value as ProjectRole)}
    >
      {ProjectRole.options.map((one) => (
        <option key={one} value={one}>
          {t(`auth.role_${one}`)}
        </option>
      ))}
    </Select>
  );
}
