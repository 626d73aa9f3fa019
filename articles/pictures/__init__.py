"""What is made of a picture after it was taken in: sizes and formats to print, and its look to find it again."""
