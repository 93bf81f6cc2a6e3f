/** The instrument's look in Mantine's terms: neutral greys, one accent, four type sizes, an 8-pixel grid. */
import { Alert, Badge, Button, createTheme, type CSSVariablesResolver, InputWrapper, Menu, Modal, NavLink, Paper, Portal, SegmentedControl, Select, Table, Tabs, Textarea, TextInput, Tooltip } from "@mantine/core";

export const theme = createTheme({
  colors: {
    bronze: ["#fbf5ea", "#f4e7d1", "#e8cfa4", "#dbb574", "#ce9c4c", "#bf8536", "#a8712b", "#8a591f", "#704819", "#573813"],
    gray: ["#f8f8f7", "#f1f1ef", "#e6e5e2", "#d6d5d1", "#b9b7b2", "#92908a", "#6b6963", "#4f4d49", "#363532", "#22211f"],
    dark: ["#e9e8e5", "#b8b6b1", "#9c9a95", "#67655f", "#45443f", "#36352f", "#242320", "#1c1b19", "#161513", "#100f0e"],
  },
  primaryColor: "bronze",
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.3,
  black: "#22211f",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "18px", xl: "24px" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.45", lg: "1.35", xl: "1.25" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "3px", sm: "5px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "24px", lineHeight: "32px" }, h2: { fontSize: "18px", lineHeight: "24px" }, h3: { fontSize: "14px", lineHeight: "20px" } },
  },
  cursorType: "pointer",
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" }, styles: { label: { fontWeight: 500 } } }),
    TextInput: TextInput.extend({ defaultProps: { size: "sm" } }),
    // Explanations under the field, so that fields side by side stand on one line.
    InputWrapper: InputWrapper.extend({ defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] } }),
    Textarea: Textarea.extend({ defaultProps: { size: "sm" } }),
    Select: Select.extend({ defaultProps: { size: "sm", checkIconPosition: "right" } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: "xs" } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: "md" } }),
    // The placeholder is no item, and a menu holds nothing else.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // Whatever lies over the page has a landmark of its own (`Shell`).
    Portal: Portal.extend({ defaultProps: { target: "#over" } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: true } } }),
    NavLink: NavLink.extend({ defaultProps: { h: 36 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8 } }),
    Badge: Badge.extend({ defaultProps: { variant: "default", radius: "sm", tt: "none", fw: 500 } }),
    Alert: Alert.extend({ defaultProps: { variant: "light" } }),
  },
});

/** Mantine's own colours spoken in ours (`theme.css`), so that both schemes are set in one place. */
export const variables: CSSVariablesResolver = () => {
  const ours = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-dim)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-placeholder": "var(--ink-dim)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-red-filled": "#b3261e",
    "--mantine-color-red-filled-hover": "#96201a",
    "--mantine-color-red-6": "var(--bad)",
    "--mantine-color-red-text": "var(--bad)",
    "--mantine-color-red-light-color": "var(--bad)",
  };
  return { variables: {}, light: ours, dark: ours };
};
