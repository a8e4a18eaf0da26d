// Inter, shipped inside the app. The file with optical sizes: the large figures of a wall have their display cut.
import '@fontsource-variable/inter/opsz.css';
