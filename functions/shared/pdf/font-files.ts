/**
 * What pages are set in, as paths into a package that has whole TrueType files (a web font takes 37 s a page: design.md §8). A bundle
 * that holds this module gets the files beside it, at the same paths (scripts/build/ship-files.ts).
 */
export const fontFiles = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

/** The SIL Open Font License asks that it goes with the fonts. */
export const fontLicence = '@expo-google-fonts/noto-sans-sc/LICENSE_FONT';
