import { type ThemeConfig, theme } from 'antd';
import { type Colours, colours } from './read-tokens.ts';

const font = 'var(--font)';

function themeOf(colour: Colours, rest: Pick<ThemeConfig, 'algorithm'>, large = false): ThemeConfig {
  const { ground, surface, line, ink, inkSoft, accent, onAccent, waiting, action, done } = colour;
  const size = large ? 22 : 15;
  return {
    ...rest,
    hashed: false,
    cssVar: { key: 'desk' },
    token: {
      fontFamily: font,
      fontSize: size,
      lineHeight: 1.5,
      controlHeight: large ? 48 : 36,
      borderRadius: 8,
      colorPrimary: accent,
      colorLink: accent,
      colorInfo: accent,
      colorWarning: waiting,
      colorError: action,
      colorSuccess: done,
      // Of a colour dark enough for text antd makes a grey ground.
      colorInfoBg: colour.accentSoft,
      colorInfoBorder: accent,
      colorWarningBg: colour.waitingSoft,
      colorWarningBorder: waiting,
      colorErrorBg: colour.actionSoft,
      colorErrorBorder: action,
      colorSuccessBg: colour.doneSoft,
      colorSuccessBorder: done,
      colorTextBase: ink,
      colorBgBase: surface,
      // The dark algorithm would make raised grounds of a tinted base ever more colourful.
      colorBgContainer: surface,
      colorBgElevated: surface,
      colorBgLayout: ground,
      colorTextDescription: inkSoft,
      colorTextSecondary: inkSoft,
      colorTextPlaceholder: inkSoft,
      colorBorder: line,
      colorBorderSecondary: line,
      colorTextLightSolid: onAccent,
      motionDurationSlow: '0.16s',
      motionDurationMid: '0.16s',
      motionDurationFast: '0.1s',
      wireframe: false,
    },
    components: {
      Tooltip: { colorTextLightSolid: '#ffffff', colorBgSpotlight: '#10222a' },
    },
  };
}

const { defaultAlgorithm, darkAlgorithm } = theme;

/** antd's look made of our tokens: light, dark, and in large type. */
export const themes = {
  light: themeOf(colours.light, { algorithm: defaultAlgorithm }),
  dark: themeOf(colours.dark, { algorithm: darkAlgorithm }),
  large: themeOf(colours.light, { algorithm: defaultAlgorithm }, true),
};
