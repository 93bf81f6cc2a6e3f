/** The row over a list: search at the left, then filters; what changes the view at the right. */
import { Group } from "@mantine/core";
import type { ReactNode } from "react";

export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <Group gap="xs" justify="space-between" align="center">
      <Group gap="xs">{children}</Group>
      {end ? (
        <Group gap="xs" ml="auto">
          {end}
        </Group>
      ) : null}
    </Group>
  );
}
