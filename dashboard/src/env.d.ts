// What the build supplies: styles and fonts imported for their effect.
declare module '*.css';
declare module '@fontsource-variable/inter/opsz.css';
