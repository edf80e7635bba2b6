/** The product's one typeface, served by the product itself. The browser loads only the subsets that a page needs. */
import '@fontsource-variable/inter/wght.css'
